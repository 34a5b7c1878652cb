-- Standing orders: what is bought again without the payer being there, auto-refills and renewals.

CREATE TABLE standing (
    book     int     NOT NULL,
    stream   text    NOT NULL COLLATE "C",
    seq      bigint  NOT NULL,
    position bigint  NOT NULL,
    kind     text    NOT NULL COLLATE "C", -- refill, renewal
    account  text    NOT NULL COLLATE "C", -- stream of the account
    active   boolean NOT NULL,
    due_at   timestamptz,                  -- not before this; null: at any time
    underway uuid,                         -- the payment that has not ended
    PRIMARY KEY (book, stream)
) WITH (fillfactor = 70);

CREATE INDEX standing_active ON standing (book, kind, stream) WHERE active OR underway IS NOT NULL;
