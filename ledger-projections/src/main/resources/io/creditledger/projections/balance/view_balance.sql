-- What accounts have. No index holds a column that changes with every event, so updates stay in their page (HOT).

CREATE TABLE account (
    book                  int         NOT NULL,
    account               text        NOT NULL COLLATE "C", -- the stream: tenant/text
    negative_allowed      boolean     NOT NULL,
    low_balance_threshold numeric     NOT NULL,
    opened_at             timestamptz NOT NULL,
    balance               numeric     NOT NULL,
    debt                  numeric     NOT NULL CHECK (debt >= 0),
    held_overdraft        numeric     NOT NULL CHECK (held_overdraft >= 0),
    entry                 bigint      NOT NULL,
    seq                   bigint      NOT NULL,
    position              bigint      NOT NULL,
    PRIMARY KEY (book, account)
) WITH (fillfactor = 70);

CREATE TABLE block (
    book         int         NOT NULL,
    account      text        NOT NULL COLLATE "C",
    block        uuid        NOT NULL,
    grant_id     uuid        NOT NULL,
    amount       numeric     NOT NULL,
    source       text        NOT NULL COLLATE "C",
    effective_at timestamptz NOT NULL,
    expires_at   timestamptz,
    priority     int         NOT NULL,
    cost_basis   numeric     NOT NULL,
    remaining    numeric     NOT NULL,
    held         numeric     NOT NULL CHECK (held >= 0 AND held <= remaining),
    spent        numeric     NOT NULL,
    forfeited    numeric     NOT NULL,
    reversed     numeric     NOT NULL,
    moved        numeric     NOT NULL,
    repaid       numeric     NOT NULL,
    live         boolean     NOT NULL, -- something remains; changes rarely
    offer        text        COLLATE "C",
    payment      text        COLLATE "C",
    filters      text        COLLATE "C", -- the usage that it pays for alone, as JSON; null: for all
    PRIMARY KEY (book, account, block)
) WITH (fillfactor = 70);

CREATE INDEX block_live ON block (book, account) WHERE live;
CREATE INDEX block_expiry ON block (book, expires_at) WHERE live AND expires_at IS NOT NULL;
CREATE INDEX block_grant ON block (book, account, grant_id);

CREATE TABLE hold ( -- open ones only
    book       int         NOT NULL,
    account    text        NOT NULL COLLATE "C",
    hold       uuid        NOT NULL,
    placed     numeric     NOT NULL,
    amount     numeric     NOT NULL,
    overdraft  numeric     NOT NULL,
    expires_at timestamptz,
    placed_at  timestamptz NOT NULL,
    PRIMARY KEY (book, account, hold)
);

CREATE INDEX hold_expiry ON hold (book, expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE hold_draw ( -- what open holds pin
    book    int     NOT NULL,
    account text    NOT NULL COLLATE "C",
    hold    uuid    NOT NULL,
    block   uuid    NOT NULL,
    amount  numeric NOT NULL,
    PRIMARY KEY (book, account, hold, block)
);
