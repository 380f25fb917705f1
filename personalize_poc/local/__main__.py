"""``python -m personalize_poc.local`` is the command line of the stand-in."""

from personalize_poc.local.cli import main, program

if __name__ == "__main__":
    main(prog_name=program())
