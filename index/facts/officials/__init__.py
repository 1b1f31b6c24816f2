"""A page comes in, the officials that it names go out, each with every office that it gives them."""
