// What both programs share: a line per call, and an end with 1 at the first difference.
import assert from 'node:assert/strict';

let calls = 0;

/** Awaits one call, lets `check` look at the answer, prints a line, returns the answer. */
export async function call(name, promise, check = () => {}) {
    const answer = await promise;
    check(answer);
    calls++;
    console.log(`ok  ${name}`);
    return answer;
}

/** The call must fail with an error of this class (and status). */
export async function fails(name, type, status, promise) {
    await assert.rejects(promise, (error) => {
        assert.ok(error instanceof type, `${name}: ${error?.constructor?.name} is no ${type.name}: ${error}`);
        assert.equal(error.status, status, `${name}: ${error}`);
        return true;
    });
    calls++;
    console.log(`ok  ${name} -> ${type.name}`);
}

/** Runs a program. */
export async function run(title, program) {
    try {
        await program();
        console.log(`${title}: ${calls} calls, all as promised`);
    } catch (error) {
        console.error(`FAILED after ${calls} calls:`, error);
        process.exit(1);
    }
}

/** The arguments, by name. */
export function argumentsFor(...names) {
    const given = process.argv.slice(2);
    if (given.length !== names.length) {
        console.error(`usage: node ${process.argv[1]} ${names.map((name) => `<${name}>`).join(' ')}`);
        process.exit(2);
    }
    return given;
}
