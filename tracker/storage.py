"""Where the captured bytes lie: a folder of this machine, or a bucket of an S3-compatible service.

The bucket's library is an extra (`contradiction-tracker[s3]`), named here and imported by Django alone, and only where
CAPTURES_BUCKET says so. Keys come from where that library looks for them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,
or the machine's own role.
"""

from pathlib import Path
from typing import Any

from tracker.environment import env


def captures(folder: Path) -> dict[str, Any]:
    """The entry of STORAGES for captures: each object is private, whole, and named by its hash."""
    bucket: str = env.str("CAPTURES_BUCKET", "")
    if not bucket:
        return {
            "BACKEND": "claims.importing.archive.disk.WholeFiles",
            "OPTIONS": {
                "location": env.path("CAPTURES_ROOT", folder),
                "file_permissions_mode": 0o440,
                "directory_permissions_mode": 0o750,
            },
        }
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.str("CAPTURES_ENDPOINT", "") or None,
            "region_name": env.str("CAPTURES_REGION", "") or None,
            "location": env.str("CAPTURES_PREFIX", ""),
            "file_overwrite": True,  # the same name is the same bytes
            "default_acl": None,
            "querystring_auth": True,
            "max_memory_size": 1024 * 1024,  # what is read lies on the disk from here on, and not in memory
        },
    }
