// Drives the billing dialect through the npm client orb-billing.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import Orb from 'orb-billing';
import { argumentsFor, call, fails, run } from './calls.mjs';

const [base, key] = argumentsFor('base URL', 'key');
const orb = new Orb({ apiKey: key, baseURL: `${base}/v1`, maxRetries: 0 });
const external = `client/${randomUUID()}; a?b#c`;
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const idempotent = () => ({ headers: { 'Idempotency-Key': randomUUID() } });

/** All rows of a list, page by page, as the client walks it. */
async function all(page) {
    const rows = [];
    for await (const row of page) rows.push(row);
    return rows;
}

async function customers() {
    const body = { name: 'Ada', email: 'ada@example.org', external_customer_id: external, metadata: { plan: 'gold', team: 'red' } };
    const customer = await call('customers.create', orb.customers.create(body), (c) => {
        assert.equal(c.external_customer_id, external);
        assert.deepEqual(c.metadata, body.metadata);
        assert.ok(c.created_at && c.timezone && 'billing_address' in c && 'hierarchy' in c);
    });
    await call('customers.fetch', orb.customers.fetch(customer.id), (c) => assert.deepEqual(c, customer));
    await call('customers.fetchByExternalID', orb.customers.fetchByExternalID(external), (c) => assert.deepEqual(c, customer));
    await call('customers.update', orb.customers.update(customer.id, { name: 'Ada L', metadata: { team: null, seat: '7' } }), (c) => {
        assert.equal(c.name, 'Ada L');
        assert.equal(c.email, customer.email);
        assert.deepEqual(c.metadata, { plan: 'gold', seat: '7' });
    });
    await call('customers.updateByExternalID', orb.customers.updateByExternalID(external, { metadata: null }), (c) =>
        assert.deepEqual(c.metadata, {}));
    await call('customers.list', all(orb.customers.list({ limit: 2 })), (rows) =>
        assert.ok(rows.some((row) => row.id === customer.id)));
    await fails('customers.create again', Orb.BadRequestError, 400, orb.customers.create(body));
    await fails('customers.create of nobody', Orb.BadRequestError, 400, orb.customers.create({ name: '', email: '' }));
    await fails('customers.fetch of nobody', Orb.NotFoundError, 404, orb.customers.fetch('nobody'));
    await fails('customers.update of its name', Orb.BadRequestError, 400,
        orb.customers.update(customer.id, { external_customer_id: 'another' }));
    return customer.id;
}

async function ledgerEntries(id) {
    const ledger = orb.customers.credits.ledger;
    const increment = await call('credits.ledger.createEntry increment',
        ledger.createEntry(id, { entry_type: 'increment', amount: 100, expiry_date: day(60), description: 'welcome', metadata: { a: 'b' } }, idempotent()),
        (e) => {
            assert.equal(e.entry_type, 'increment');
            assert.equal(e.entry_status, 'pending');
            assert.equal(e.amount, 100);
            assert.equal(e.starting_balance, 0);
            assert.equal(e.ending_balance, 100);
            assert.equal(e.customer.external_customer_id, external);
            assert.deepEqual(e.metadata, { a: 'b' });
        });
    const block = increment.credit_block.id;
    const headers = idempotent();
    const decrement = { entry_type: 'decrement', amount: 30 };
    const first = await call('credits.ledger.createEntryByExternalID decrement',
        ledger.createEntryByExternalID(external, decrement, headers), (e) => {
            assert.equal(e.entry_type, 'decrement');
            assert.equal(e.ending_balance, 70);
            assert.equal(e.credit_block.id, block);
        });
    const again = await call('the same key again', ledger.createEntryByExternalID(external, decrement, headers).withResponse(), (r) => {
        assert.deepEqual(r.data, first);
        assert.equal(r.response.headers.get('Idempotent-Replayed'), 'true');
    });
    assert.equal(again.response.headers.get('Idempotency-Key'), headers.headers['Idempotency-Key']);
    await fails('the same key for another amount', Orb.ConflictError, 409,
        ledger.createEntryByExternalID(external, { entry_type: 'decrement', amount: 31 }, headers));
    await call('credits.ledger.createEntry amendment',
        ledger.createEntry(id, { entry_type: 'amendment', amount: 10, block_id: block }, idempotent()), (e) => {
            assert.equal(e.entry_type, 'amendment');
            assert.equal(e.ending_balance, 80);
        });
    await call('credits.ledger.createEntry expiration_change',
        ledger.createEntry(id, { entry_type: 'expiration_change', amount: 20, expiry_date: day(60), target_expiry_date: day(90), block_id: block }, idempotent()),
        (e) => {
            assert.equal(e.entry_type, 'expiration_change');
            assert.equal(e.starting_balance, e.ending_balance);
        });
    await call('credits.ledger.createEntry void',
        ledger.createEntry(id, { entry_type: 'void', amount: 5, block_id: block, void_reason: 'refund' }, idempotent()), (e) => {
            assert.equal(e.entry_type, 'void');
            assert.equal(e.ending_balance, 75);
        });
    await fails('credits.ledger.createEntry of nothing', Orb.BadRequestError, 400,
        ledger.createEntry(id, { entry_type: 'increment', amount: -1 }));
    await fails('credits.ledger.createEntry for nobody', Orb.NotFoundError, 404,
        ledger.createEntry('nobody', { entry_type: 'decrement', amount: 1 }));
    await call('credits.ledger.list', all(ledger.list(id, { limit: 2 })), (rows) => {
        assert.deepEqual([...new Set(rows.map((row) => row.entry_type))].sort(),
            ['amendment', 'decrement', 'expiration_change', 'increment', 'void', 'void_initiated']);
        assert.equal(rows[0].ending_balance, 75);
    });
    await call('credits.ledger.listByExternalID by type', all(ledger.listByExternalID(external, { entry_type: 'decrement' })), (rows) =>
        assert.deepEqual(rows.map((row) => row.id), [first.id]));
    await call('credits.ledger.list by time', all(ledger.list(id, { 'created_at[gte]': day(-1), minimum_amount: '30' })), (rows) =>
        assert.ok(rows.length > 0 && rows.every((row) => Math.abs(row.amount) >= 30)));
}

async function blocks(id) {
    const credits = orb.customers.credits;
    const active = await call('credits.list', all(credits.list(id)), (rows) => {
        assert.equal(rows.reduce((sum, row) => sum + row.balance, 0), 75);
        assert.ok(rows.every((row) => row.status === 'active' && row.id && 'per_unit_cost_basis' in row && 'filters' in row));
    });
    await call('credits.listByExternalID', all(credits.listByExternalID(external, { include_all_blocks: true, limit: 1 })), (rows) =>
        assert.ok(rows.length >= active.length));
    await call('creditBlocks.retrieve', orb.creditBlocks.retrieve(active[0].id), (block) =>
        assert.equal(block.balance, active[0].balance));
    await call('creditBlocks.listInvoices', orb.creditBlocks.listInvoices(active[0].id), (answer) => {
        assert.equal(answer.block.id, active[0].id);
        assert.ok(Array.isArray(answer.invoices));
    });
    const extra = await credits.ledger.createEntry(id, { entry_type: 'increment', amount: 7 }, idempotent());
    await call('creditBlocks.delete', orb.creditBlocks.delete(extra.credit_block.id));
    await fails('creditBlocks.retrieve of a deleted one', Orb.NotFoundError, 404, orb.creditBlocks.retrieve(extra.credit_block.id));
    await call('credits.list afterwards', all(credits.list(id)), (rows) =>
        assert.equal(rows.reduce((sum, row) => sum + row.balance, 0), 75));
}

async function topUps(id) {
    const { topUps } = orb.customers.credits;
    const terms = {
        amount: '50', currency: 'hours', threshold: '10', per_unit_cost_basis: '0.5',
        invoice_settings: { auto_collection: true, net_terms: 0 }, expires_after: 3, expires_after_unit: 'month',
        active_from: new Date(Date.now() + 86_400_000).toISOString(),
    };
    const first = await call('credits.topUps.create', topUps.create(id, terms), (t) => {
        assert.equal(t.amount, '50');
        assert.equal(t.expires_after_unit, 'month');
        assert.equal(t.invoice_settings.net_terms, 0);
    });
    const second = await call('credits.topUps.createByExternalID', topUps.createByExternalID(external, { ...terms, amount: '60' }));
    await call('credits.topUps.list', all(topUps.list(id)), (rows) => {
        assert.deepEqual(rows.map((row) => row.id), [second.id]);
        assert.notEqual(first.id, second.id);
    });
    await call('credits.topUps.listByExternalID', all(topUps.listByExternalID(external)), (rows) => assert.equal(rows.length, 1));
    await call('credits.topUps.delete', topUps.delete(second.id, { customer_id: id }));
    const third = await topUps.create(id, terms);
    await call('credits.topUps.deleteByExternalID', topUps.deleteByExternalID(third.id, { external_customer_id: external }));
    await call('credits.topUps.list afterwards', all(topUps.list(id)), (rows) => assert.deepEqual(rows, []));
    await fails('credits.topUps.create of nothing', Orb.BadRequestError, 400, topUps.create(id, { ...terms, amount: '0' }));
    await fails('credits.topUps.delete twice', Orb.NotFoundError, 404, topUps.delete(third.id, { customer_id: id }));
}

/** Bought credits, in a currency of their own: invoices, blocks that wait for payment, blocks for some items only. */
async function invoices(id, price) {
    const ledger = orb.customers.credits.ledger;
    const bought = (amount, settings = {}, more = {}) => ledger.createEntry(id, {
        entry_type: 'increment', amount, currency: 'tokens', per_unit_cost_basis: '0.25',
        invoice_settings: { auto_collection: false, net_terms: 30, memo: 'Thanks', ...settings }, ...more,
    }, idempotent());
    const entry = await call('credits.ledger.createEntry invoiced', bought(10), (e) => {
        assert.equal(e.created_invoices.length, 1);
        assert.equal(e.created_invoices[0].total, '2.50');
        assert.equal(e.ending_balance, 10);
    });
    const invoice = await call('invoices.fetch', orb.invoices.fetch(entry.created_invoices[0].id), (i) => {
        assert.equal(i.status, 'issued');
        assert.equal(i.amount_due, '2.50');
        assert.equal(i.memo, 'Thanks');
        assert.equal(i.customer.id, id);
    });
    const wired = { payment_received_date: day(0), external_id: 'wire-7' };
    await call('invoices.markPaid', orb.invoices.markPaid(invoice.id, wired), (i) => {
        assert.equal(i.status, 'paid');
        assert.equal(i.amount_due, '0.00');
    });
    await fails('invoices.markPaid twice', Orb.BadRequestError, 400, orb.invoices.markPaid(invoice.id, wired));
    await fails('invoices.void of a paid one', Orb.BadRequestError, 400, orb.invoices.void(invoice.id));
    const waiting = await call('credits.ledger.createEntry that waits for payment', bought(7, { require_successful_payment: true }), (e) =>
        assert.equal(e.ending_balance, 10));
    await call('credits.list of what waits', all(orb.customers.credits.list(id, { currency: 'tokens' })), (rows) =>
        assert.deepEqual(rows.map((row) => [row.status, row.balance]), [['active', 10], ['pending_payment', 7]]));
    await call('creditBlocks.listInvoices of a bought one', orb.creditBlocks.listInvoices(waiting.credit_block.id), (answer) =>
        assert.deepEqual(answer.invoices.map((i) => i.id), [waiting.created_invoices[0].id]));
    await call('invoices.list', all(orb.invoices.list({ customer_id: id, limit: 1 })), (rows) =>
        assert.deepEqual(rows.map((row) => [row.id, row.status]), [[waiting.created_invoices[0].id, 'issued'], [invoice.id, 'paid']]));
    await call('invoices.void', orb.invoices.void(waiting.created_invoices[0].id), (i) => assert.equal(i.status, 'void'));
    await call('invoices.list of void ones', all(orb.invoices.list({ external_customer_id: external, status: ['void'] })), (rows) =>
        assert.deepEqual(rows.map((row) => row.id), [waiting.created_invoices[0].id]));
    await fails('invoices.fetch of none', Orb.NotFoundError, 404, orb.invoices.fetch(randomUUID()));
    await fails('credits.ledger.createEntry without settings', Orb.BadRequestError, 400,
        ledger.createEntry(id, { entry_type: 'increment', amount: 1, per_unit_cost_basis: '1' }));
    const filters = [{ field: 'item_id', operator: 'includes', values: ['calls'] }];
    const before = (await all(orb.customers.credits.list(id))).reduce((sum, row) => sum + row.balance, 0);
    const filtered = await call('credits.ledger.createEntry with filters',
        ledger.createEntry(id, { entry_type: 'increment', amount: 3, expiry_date: day(2), filters }, idempotent()), (e) =>
            assert.deepEqual(e.credit_block.filters, filters));
    await call('credits.ledger.createEntry passes over it', ledger.createEntry(id, { entry_type: 'decrement', amount: 1 }, idempotent()), (e) => {
        assert.notEqual(e.credit_block.id, filtered.credit_block.id);
        assert.equal(e.ending_balance, before + 2);
    });
    await native('POST', `/accounts/customer:${id}/decrements`, { price, properties: { calls: 1000, seat: 'filtered' } });
    await call('creditBlocks.retrieve of one that usage drew', orb.creditBlocks.retrieve(filtered.credit_block.id), (block) =>
        assert.equal(block.balance, 2));
}

async function alerts(id) {
    const dropped = { currency: 'credits', type: 'credit_balance_dropped', thresholds: [{ value: 50 }] };
    const alert = await call('alerts.createForCustomer', orb.alerts.createForCustomer(id, dropped), (a) => {
        assert.equal(a.type, 'credit_balance_dropped');
        assert.equal(a.enabled, true);
        assert.deepEqual(a.thresholds, [{ value: 50 }]);
        assert.equal(a.customer.id, id);
    });
    await call('alerts.createForExternalCustomer depleted',
        orb.alerts.createForExternalCustomer(external, { currency: 'credits', type: 'credit_balance_depleted' }));
    await call('alerts.createForExternalCustomer recovered',
        orb.alerts.createForExternalCustomer(external, { currency: 'credits', type: 'credit_balance_recovered' }));
    await call('alerts.retrieve', orb.alerts.retrieve(alert.id), (a) => assert.deepEqual(a, alert));
    await call('alerts.update', orb.alerts.update(alert.id, { thresholds: [{ value: 80 }, { value: 20 }] }), (a) => {
        assert.deepEqual(a.thresholds, [{ value: 80 }, { value: 20 }]);
        assert.deepEqual(a.balance_alert_status.map((s) => s.in_alert), [true, false]);
    });
    await call('alerts.disable', orb.alerts.disable(alert.id), (a) => assert.equal(a.enabled, false));
    await call('alerts.enable', orb.alerts.enable(alert.id), (a) => assert.equal(a.enabled, true));
    await call('alerts.list', all(orb.alerts.list({ customer_id: id, limit: 2 })), (rows) => assert.equal(rows.length, 3));
    await call('alerts.list by external id', all(orb.alerts.list({ external_customer_id: external })), (rows) =>
        assert.equal(rows.length, 3));
    const hours = await orb.alerts.createForCustomer(id, { currency: 'hours', type: 'credit_balance_depleted' });
    await call('alerts.delete', orb.alerts.delete(hours.id));
    await fails('alerts.retrieve of a deleted one', Orb.NotFoundError, 404, orb.alerts.retrieve(hours.id));
    await fails('alerts.createForCustomer twice', Orb.BadRequestError, 400, orb.alerts.createForCustomer(id, dropped));
    await fails('alerts.retrieve of none', Orb.NotFoundError, 404, orb.alerts.retrieve(randomUUID()));
    await fails('alerts.update to nothing', Orb.BadRequestError, 400, orb.alerts.update(alert.id, { thresholds: [] }));
}

/** What the dialect leaves to its surroundings is said in the native API: where to tell of alerts, what was used. */
async function native(method, path, body) {
    const response = await fetch(`${base}/api/ledger/v1${path}`, {
        method,
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...idempotent().headers },
        body: body && JSON.stringify(body),
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text} (is LEDGER_ALERTS_INSIDE=true?)`);
    return text === '' ? null : JSON.parse(text);
}

/** The client itself checks what it is told. */
async function webhooks(id) {
    const told = [];
    const receiver = createServer((request, response) => {
        let body = '';
        request.on('data', (part) => (body += part));
        request.on('end', () => {
            told.push({ body, headers: request.headers });
            response.writeHead(204).end();
        });
    });
    await new Promise((listening) => receiver.listen(0, '127.0.0.1', listening));
    try {
        const { secret } = await native('PUT', '/tenant/alert-webhook', { url: `http://127.0.0.1:${receiver.address().port}/` });
        await orb.customers.credits.ledger.createEntry(id, { entry_type: 'decrement', amount: 60 }, idempotent());
        for (let i = 0; i < 200 && told.length === 0; i++) await new Promise((later) => setTimeout(later, 50));
        assert.ok(told.length > 0, 'nothing was told in ten seconds');
        await call('webhooks.unwrap', Promise.resolve(orb.webhooks.unwrap(told[0].body, told[0].headers, secret)), (event) => {
            assert.equal(event.type, 'customer.credit_balance_dropped');
            assert.equal(event.customer.id, id);
            assert.equal(event.properties.balance_threshold, '20');
            assert.ok(event.id && event.created_at && event.properties.alert_configuration.id);
        });
        assert.throws(() => orb.webhooks.unwrap(told[0].body.replace('20', '21'), told[0].headers, secret), /signature/);
    } finally {
        await native('DELETE', '/tenant/alert-webhook');
        receiver.close();
    }
}

const tiered = {
    name: 'Calls', currency: 'USD', item_id: 'calls', cadence: 'monthly', billable_metric_id: 'calls', model_type: 'tiered',
    tiered_config: {
        tiers: [
            { first_unit: 0, last_unit: 10_000, unit_amount: '0.001' },
            { first_unit: 10_000, last_unit: 100_000, unit_amount: '0.0008' },
            { first_unit: 100_000, last_unit: null, unit_amount: '0.0005' },
        ],
    },
};

async function prices() {
    const name = `price/${randomUUID()}`;
    const price = await call('prices.create', orb.prices.create({ ...tiered, external_price_id: name }), (p) => {
        assert.equal(p.model_type, 'tiered');
        assert.equal(p.price_type, 'usage_price');
        assert.equal(p.tiered_config.tiers.length, 3);
        assert.ok('minimum' in p && 'maximum' in p && 'discount' in p && 'invoicing_cycle_configuration' in p);
    });
    await call('prices.fetch', orb.prices.fetch(price.id), (p) => assert.deepEqual(p, price));
    await call('prices.externalPriceID.fetch', orb.prices.externalPriceID.fetch(name), (p) => assert.deepEqual(p, price));
    await call('prices.update', orb.prices.update(price.id, { metadata: { a: '1' } }), (p) => assert.deepEqual(p.metadata, { a: '1' }));
    await call('prices.externalPriceID.update', orb.prices.externalPriceID.update(name, { metadata: null }), (p) =>
        assert.deepEqual(p.metadata, {}));
    await call('prices.list', orb.prices.list({ limit: 2 }), (page) => {
        assert.equal(page.data[0].id, price.id);
        assert.equal(typeof page.pagination_metadata.has_more, 'boolean');
    });
    await fails('prices.create again', Orb.BadRequestError, 400, orb.prices.create({ ...tiered, external_price_id: name }));
    await fails('prices.create with a gap', Orb.BadRequestError, 400,
        orb.prices.create({ ...tiered, tiered_config: { tiers: [{ first_unit: 5, last_unit: null, unit_amount: '1' }] } }));
    await fails('prices.fetch of none', Orb.NotFoundError, 404, orb.prices.fetch('none'));
    return price.id;
}

async function evaluations(price, id) {
    const frame = { timeframe_start: new Date(Date.now() - 3_600_000).toISOString(), timeframe_end: new Date(Date.now() + 3_600_000).toISOString() };
    const events = [100_000, 50_000].map((calls, i) => ({
        event_name: 'call', timestamp: new Date().toISOString(), properties: { calls, region: i === 0 ? 'eu' : 7 },
    }));
    for (const properties of [{ calls: 4000, seat: 7 }, { calls: 2000, seat: 'x' }]) {
        await native('POST', `/accounts/customer:${id}/decrements`, { price, properties });
    }
    await call('prices.evaluate', orb.prices.evaluate(price, { ...frame, customer_id: id }), (e) =>
        assert.deepEqual(e.data, [{ amount: '6', grouping_values: [], quantity: 6000 }]));
    await call('prices.evaluate grouped', orb.prices.evaluate(price, { ...frame, customer_id: id, grouping_keys: ['seat'] }), (e) =>
        assert.deepEqual(e.data, [
            { amount: '4', grouping_values: [7], quantity: 4000 },
            { amount: '2', grouping_values: ['x'], quantity: 2000 },
        ]));
    await call('prices.evaluateMultiple', orb.prices.evaluateMultiple({ ...frame, external_customer_id: external, price_evaluations: [{ price_id: price }, { price: tiered }] }),
        (e) => {
            assert.deepEqual(e.data.map((row) => row.price_id), [price, null]);
            assert.equal(e.data[1].inline_price_index, 1);
        });
    await call('prices.evaluatePreviewEvents', orb.prices.evaluatePreviewEvents({ ...frame, events, price_evaluations: [{ price_id: price }] }), (e) =>
        assert.deepEqual(e.data[0].price_groups, [{ amount: '107', grouping_values: [], quantity: 150_000 }]));
    await call('prices.evaluatePreviewEvents grouped',
        orb.prices.evaluatePreviewEvents({ ...frame, events, price_evaluations: [{ price_id: price, grouping_keys: ['region'], filter: 'calls > 60000' }] }),
        (e) => assert.deepEqual(e.data[0].price_groups, [{ amount: '82', grouping_values: ['eu'], quantity: 100_000 }]));
    await fails('prices.evaluate of long ago', Orb.BadRequestError, 400,
        orb.prices.evaluate(price, { timeframe_start: '2020-01-01T00:00:00Z', timeframe_end: frame.timeframe_end }));
}

await run('orb-billing', async () => {
    const id = await customers();
    await ledgerEntries(id);
    await blocks(id);
    await topUps(id);
    await alerts(id);
    await webhooks(id);
    const price = await prices();
    await evaluations(price, id);
    await invoices(id, price);
    const stranger = new Orb({ apiKey: 'nobody', baseURL: `${base}/v1`, maxRetries: 0 });
    await fails('customers.list with a wrong key', Orb.AuthenticationError, 401, stranger.customers.list());
});
