"""`python -m ctr_cli` does what `ctr` does."""

from ctr_cli.cli.main import main

if __name__ == "__main__":
    main()
