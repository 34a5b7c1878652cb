-- Which ledger this is, for those who meet it beside others: objects at Stripe carry it.

CREATE TABLE ledger.identity (
    single boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (single), -- one row
    id     uuid    NOT NULL DEFAULT gen_random_uuid()                -- goes with a backup and comes back with it
);

INSERT INTO ledger.identity DEFAULT VALUES;

COMMENT ON TABLE ledger.identity IS 'The name of this ledger, made once.';

GRANT SELECT ON ledger.identity TO ledger_app;

-- Events about payments that somebody else made on the same account at Stripe are kept, and not looked at for days.
ALTER TABLE ledger.stripe_event DROP CONSTRAINT stripe_event_state_check;
ALTER TABLE ledger.stripe_event ADD CONSTRAINT stripe_event_state_check
    CHECK (state IN ('pending', 'followed', 'other', 'unmatched', 'foreign'));
