-- What was told is kept for a while only; see WhenAnAlertFiresThenTellTheTenant.

CREATE INDEX alert_webhook_closed ON ledger.alert_webhook (closed_at) WHERE state <> 'pending';
