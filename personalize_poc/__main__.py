"""``python -m personalize_poc`` is the command ``personalize-poc``."""

from personalize_poc.cli import main

if __name__ == "__main__":
    main(prog_name="personalize-poc")
