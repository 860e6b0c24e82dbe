"""`python -m govgraph`, the same as the command `govgraph`."""

from .cli import main

if __name__ == "__main__":
    main()
