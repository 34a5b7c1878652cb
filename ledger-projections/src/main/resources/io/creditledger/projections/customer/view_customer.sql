-- Customers and the ledgers of their accounts: details are in the events, see position.

CREATE TABLE customer (
    book             int    NOT NULL,
    stream           text   NOT NULL COLLATE "C",
    tenant           text   NOT NULL COLLATE "C",
    seq              bigint NOT NULL,
    position         bigint NOT NULL,
    created_position bigint NOT NULL,
    profile_position bigint NOT NULL, -- of the event that last said who it is
    PRIMARY KEY (book, stream)
) WITH (fillfactor = 70);

CREATE INDEX customer_of_tenant ON customer (book, tenant, created_position);

CREATE TABLE top_up ( -- those in force
    book        int     NOT NULL,
    top_up      uuid    NOT NULL,
    stream      text    NOT NULL COLLATE "C",
    account     text    NOT NULL COLLATE "C",
    position    bigint  NOT NULL,
    threshold   numeric NOT NULL,
    active_from timestamptz,
    PRIMARY KEY (book, top_up)
);

CREATE INDEX top_up_of_customer ON top_up (book, stream);

CREATE TABLE alert (
    book     int     NOT NULL,
    alert    uuid    NOT NULL,
    stream   text    NOT NULL COLLATE "C",
    account  text    NOT NULL COLLATE "C",
    position bigint  NOT NULL,
    enabled  boolean NOT NULL,
    terms    bigint  NOT NULL, -- position of the event that last said what it watches
    removed  boolean NOT NULL, -- kept, because it may have fired and nobody was told yet
    PRIMARY KEY (book, alert)
);

CREATE INDEX alert_of_customer ON alert (book, stream);

CREATE TABLE watch ( -- which entries an alert looks at: those after it begun and before it ended
    book      int     NOT NULL,
    alert     uuid    NOT NULL,
    threshold numeric NOT NULL,
    begun     bigint  NOT NULL, -- position
    ended     bigint,           -- null: it watches
    account   text    NOT NULL COLLATE "C",
    type      text    NOT NULL COLLATE "C",
    PRIMARY KEY (book, alert, begun, threshold)
);

CREATE INDEX watch_of_account ON watch (book, account);

CREATE TABLE account ( -- how far an account's ledger is
    book    int    NOT NULL,
    account text   NOT NULL COLLATE "C",
    entry   bigint NOT NULL, -- last line of the statement
    number  bigint NOT NULL, -- last entry of the ledger
    PRIMARY KEY (book, account)
) WITH (fillfactor = 70);

CREATE TABLE entry (
    book     int         NOT NULL,
    account  text        NOT NULL COLLATE "C",
    number   bigint      NOT NULL, -- in the account, from 1
    position bigint      NOT NULL,
    part     int         NOT NULL, -- of the line at that position, from 0
    type     text        NOT NULL COLLATE "C",
    at       timestamptz NOT NULL,
    amount   numeric     NOT NULL,
    block    uuid,                 -- null: beyond the blocks
    effect   numeric     NOT NULL, -- on what remains of the block
    starting numeric     NOT NULL, -- balance before it
    ending   numeric     NOT NULL, -- and after it
    PRIMARY KEY (book, account, number)
);

CREATE INDEX entry_of_block ON entry (book, account, block);
CREATE INDEX entry_of_line ON entry (book, position);

CREATE TABLE block (
    book       int     NOT NULL,
    block      uuid    NOT NULL,
    account    text    NOT NULL COLLATE "C",
    grant_id   uuid    NOT NULL,
    position   bigint  NOT NULL, -- of the event that made it
    amount     numeric NOT NULL,
    began      numeric NOT NULL, -- with this, after a debt was repaid
    effective_at timestamptz NOT NULL,
    expires_at timestamptz,
    priority   int     NOT NULL,
    cost_basis numeric NOT NULL,
    bought     boolean NOT NULL, -- in a purchase; others were moved, given or given back
    filtered   boolean NOT NULL, -- pays for some usage only
    pending    boolean NOT NULL, -- ordered, not paid
    gone       boolean NOT NULL, -- an order that was given up
    ordered    bigint,           -- where it was ordered, if it was
    PRIMARY KEY (book, block)
);

CREATE INDEX block_of_grant ON block (book, account, grant_id);

CREATE TABLE reversal ( -- those not reinstated
    book     int     NOT NULL,
    account  text    NOT NULL COLLATE "C",
    reversal uuid    NOT NULL,
    grant_id uuid    NOT NULL,
    covered  numeric NOT NULL,
    position bigint  NOT NULL,
    PRIMARY KEY (book, account, reversal)
);

CREATE INDEX reversal_of_grant ON reversal (book, account, grant_id);

CREATE TABLE invoice (
    book     int    NOT NULL,
    invoice  uuid   NOT NULL,
    account  text   NOT NULL COLLATE "C",
    block    uuid   NOT NULL,
    position bigint NOT NULL, -- of the line that issued it
    paid     bigint,          -- where it was paid
    voided   bigint,          -- or voided
    PRIMARY KEY (book, invoice)
) WITH (fillfactor = 70);

CREATE INDEX invoice_of_block ON invoice (book, block);
CREATE INDEX invoice_of_tenant ON invoice (book, split_part(account, '/', 1), position);
CREATE INDEX invoice_of_customer ON invoice (book, split_part(account, '@', 1), position);
