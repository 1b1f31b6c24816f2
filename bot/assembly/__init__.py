"""Settings come in, the objects that serve, measure and test go out."""
