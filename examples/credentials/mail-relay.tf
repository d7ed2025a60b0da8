resource "aws_iam_user" "mail_relay" {
  name = "mail-relay"
}

# two-gates-ignore-next-line credential/no-long-lived-identity -- SES takes mail over SMTP from the key of a user only
resource "aws_iam_access_key" "mail_relay" {
  user = aws_iam_user.mail_relay.name
}
