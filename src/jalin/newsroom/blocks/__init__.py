"""What a story is made of: kinds of blocks, their checks and how they are drawn; pictures in several sizes."""
