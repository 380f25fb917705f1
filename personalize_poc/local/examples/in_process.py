"""Your code against Personalize in this very process: no server, no port, nothing to start.

    python personalize_poc/local/examples/in_process.py

`mock_personalize` answers the three Personalize clients, moto's `mock_aws` all other services.
"""

from __future__ import annotations

import os

import journey
from moto import mock_aws

from personalize_poc.local.testing.mock import mock_personalize

if __name__ == "__main__":
    os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing")
    with mock_aws(), mock_personalize():
        print("Who watches film-3 also watches", ", ".join(journey.main()))
