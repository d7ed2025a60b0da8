terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region     = "eu-central-1"
  access_key = "<aws-access-key-id>"
  secret_key = "<aws-secret-key>"
}

resource "aws_db_instance" "billing" {
  identifier     = "billing"
  engine         = "postgres"
  instance_class = "db.t4g.small"
  username       = "billing"
  password       = "<password-literal>"
}
