-- What selling credits needs beside the book.

ALTER TABLE ledger.tenant ADD COLUMN redirect_origins text[]; -- where a checkout may send payers; NULL: this machine only

-- Stripe's events as they came. Hints: what they are about is read anew from Stripe before anything is recorded.
CREATE TABLE ledger.stripe_event (
    event       text        NOT NULL COLLATE "C" PRIMARY KEY, -- Stripe's id: delivered twice, kept once
    type        text        NOT NULL COLLATE "C",
    object      text        COLLATE "C",                      -- id of what it is about
    api_version text,
    body        bytea       NOT NULL,                         -- exactly as it was signed
    state       text        NOT NULL CHECK (state IN ('pending', 'followed', 'other', 'unmatched')),
    attempts    int         NOT NULL DEFAULT 0,
    problem     text,                                         -- why it is still pending
    received_at timestamptz NOT NULL,
    next_at     timestamptz NOT NULL,
    closed_at   timestamptz
);

CREATE INDEX stripe_event_due ON ledger.stripe_event (next_at) WHERE state = 'pending';

COMMENT ON TABLE ledger.stripe_event IS 'Inbox of webhooks: written before they are answered, never deleted.';

GRANT SELECT, INSERT, UPDATE ON ledger.stripe_event TO ledger_app;
