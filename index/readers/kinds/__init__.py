"""The bytes of a file come in, what kind of file it really is goes out; archives and programs are refused."""
