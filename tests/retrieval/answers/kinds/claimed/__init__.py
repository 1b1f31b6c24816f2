"""Questions of yes or no, a module of the room each."""
