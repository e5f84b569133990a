"""What the exercises ask, and what a good answer is; one exercise, one file."""
