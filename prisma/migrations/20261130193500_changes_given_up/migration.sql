-- A change of a message that Slack refused was given up for good, and what stands shows an earlier state. The last one of each message is tried again
-- with what is held for its channel, saying what is to be read there now; where Slack refuses it again, the secretariat is asked.
UPDATE outgoing_message given_up
SET state = 'held', content = target.content
FROM outgoing_message target
WHERE given_up.target_id = target.id
  AND target.slack_ts IS NOT NULL
  AND given_up.kind = 'update'
  AND given_up.state = 'dropped'
  AND given_up.problem ~ '^[a-z][a-z0-9_]*$'
  AND given_up.problem <> 'message_not_found'
  AND NOT EXISTS (SELECT FROM outgoing_message later WHERE later.target_id = target.id AND later.id > given_up.id);
