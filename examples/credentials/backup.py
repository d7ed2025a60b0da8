"""Copies the dumps of the night into the bucket."""

import datetime
import pathlib

import boto3

s3 = boto3.client(
    "s3",
    region_name="eu-central-1",
    aws_access_key_id="<aws-access-key-id>",
    aws_secret_access_key="<aws-secret-key>",
)

today = datetime.date.today().isoformat()
for dump in sorted(pathlib.Path("/var/backups").glob("*.sql.gz")):
    s3.upload_file(str(dump), "billing-backups", f"{today}/{dump.name}")
