"""A walker's record, and where it is kept between two walks."""
