"""In the kernels of a recorded run: target aws is answered by the stand-in, and calls are kept.

Python imports this module at its start when its folder is on PYTHONPATH. The target is called
`aws`, so that everything goes the way of target aws; its clients reach the stand-in.
"""

import os
import time

_LONGEST = 0.1
_sleep = time.sleep
time.sleep = lambda seconds: _sleep(
    min(float(seconds), _LONGEST)
)  # AWS takes minutes, the stand-in not

if os.environ.get("PERSONALIZE_POC_RECORDED_CALLS"):
    from tests.support import recorded_calls

    recorded_calls.install()
