import { madeUp } from '../../support/made-up';

export const keyId = madeUp('aws-access-key-id');
export const secretKey = madeUp('aws-secret-key');

/** A script that signs in with the keys of a user. */
export const backup = `"""Copies the dumps of the night into the bucket."""

import pathlib

import boto3

s3 = boto3.client(
    "s3",
    aws_access_key_id="${keyId}",
    aws_secret_access_key="${secretKey}",
)

for dump in pathlib.Path("/var/backups").glob("*.sql.gz"):
    s3.upload_file(str(dump), "billing-backups", dump.name)
`;
