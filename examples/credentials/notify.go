package notify

import (
	"github.com/slack-go/slack"
)

const slackToken = "<slack-bot>"

// Failed tells the team that a run has failed.
func Failed(run string) error {
	client := slack.New(slackToken)
	_, _, err := client.PostMessage("#billing", slack.MsgOptionText("Run "+run+" has failed.", false))
	return err
}
