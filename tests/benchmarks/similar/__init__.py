"""Documents of other districts in the genre of the seeds, and questions over them."""
