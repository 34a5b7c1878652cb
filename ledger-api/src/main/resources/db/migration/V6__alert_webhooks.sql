-- Telling tenants that an alert fired. That it fired follows from the book; this is who is to be told, and who was.

CREATE TABLE ledger.alert_endpoint (
    tenant text NOT NULL COLLATE "C" PRIMARY KEY REFERENCES ledger.tenant,
    url    text NOT NULL,
    secret text NOT NULL, -- signs what is sent
    since  bigint NOT NULL -- position after which what fires is told
);

-- Alerts that fired up to here are in the outbox, as far as their tenant had an endpoint.
CREATE TABLE ledger.alert_watched (
    book     int    NOT NULL PRIMARY KEY,
    position bigint NOT NULL
);

CREATE TABLE ledger.alert_webhook (
    id        uuid        NOT NULL PRIMARY KEY, -- follows from alert, entry and threshold
    tenant    text        NOT NULL COLLATE "C",
    alert     uuid        NOT NULL,
    number    bigint      NOT NULL, -- of the entry in the account's ledger
    part      int         NOT NULL, -- of the thresholds that this entry crossed, from 0
    body      text        NOT NULL, -- exactly as it is signed
    fired_at  timestamptz NOT NULL,
    state     text        NOT NULL CHECK (state IN ('pending', 'delivered', 'given_up')),
    attempts  int         NOT NULL DEFAULT 0,
    problem   text,                 -- why it is not delivered yet, or never was
    next_at   timestamptz NOT NULL,
    closed_at timestamptz
);

CREATE INDEX alert_webhook_due ON ledger.alert_webhook (next_at) WHERE state = 'pending';
CREATE INDEX alert_webhook_order ON ledger.alert_webhook (alert, number, part) WHERE state = 'pending';
CREATE INDEX alert_webhook_of_tenant ON ledger.alert_webhook (tenant, fired_at) WHERE state = 'pending';

COMMENT ON TABLE ledger.alert_webhook IS 'Outbox: written before anything is sent, closed when it was answered.';

GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.alert_endpoint, ledger.alert_webhook TO ledger_app;
GRANT SELECT, INSERT, UPDATE ON ledger.alert_watched TO ledger_app;
