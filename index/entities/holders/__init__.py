"""A text comes in, the people that it gives offices go out, each with where these stand."""
