package io.creditledger.core.account;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.money.Credits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Changes of an account's block list. It stays in {@link Block#DRAW_ORDER} because the order depends on fixed terms.
 */
final class Blocks {
    private Blocks() {}

    /**
     * A copy of the list with each drawn block changed; a block with nothing remaining leaves. One pass: {@code draws}
     * are in the order of the list, usually a prefix of it.
     *
     * @throws CorruptStream when a draw names a block that is not there, or not at its cost
     */
    static List<Block> changed(List<Block> blocks, List<Draw> draws, BiFunction<Block, Credits, Block> change) {
        List<Block> changed = new ArrayList<>(blocks.size());
        int next = 0;
        int index = 0;
        while (next < draws.size() && index < blocks.size()) {
            Block block = blocks.get(index++);
            if (block.terms().block().equals(draws.get(next).block())) {
                block = change.apply(block, atCost(block, draws.get(next++)));
            }
            if (block.remaining().isPositive()) {
                changed.add(block);
            }
        }
        if (next < draws.size()) {
            throw new CorruptStream(
                    "block " + draws.get(next).block() + " is not in the account, or out of draw order");
        }
        changed.addAll(blocks.subList(index, blocks.size()));
        return Collections.unmodifiableList(changed);
    }

    /** A copy of the list with new blocks in their places. */
    static List<Block> with(List<Block> blocks, List<Block> added) {
        List<Block> changed = new ArrayList<>(blocks.size() + added.size());
        changed.addAll(blocks);
        for (Block block : added) {
            insert(changed, block);
        }
        return Collections.unmodifiableList(changed);
    }

    /** A copy of the list with credits put back where they came from; a block that had left comes back. */
    static List<Block> restored(List<Block> blocks, List<Restored> restored) {
        List<Block> changed = new ArrayList<>(blocks);
        for (Restored back : restored) {
            Block empty = new Block(back.terms(), Credits.ZERO, Credits.ZERO);
            int place = Collections.binarySearch(changed, empty, Block.DRAW_ORDER);
            if (place >= 0) {
                changed.set(place, changed.get(place).restored(back.amount()));
            } else {
                changed.add(-place - 1, empty.restored(back.amount()));
            }
        }
        return Collections.unmodifiableList(changed);
    }

    private static void insert(List<Block> blocks, Block block) {
        int place = Collections.binarySearch(blocks, block, Block.DRAW_ORDER);
        if (place >= 0) {
            throw new CorruptStream("block " + block.terms().block() + " is in the account already");
        }
        blocks.add(-place - 1, block);
    }

    private static Credits atCost(Block block, Draw draw) {
        if (!block.terms().costBasis().equals(draw.costBasis())) {
            throw new CorruptStream("block " + draw.block() + " cost "
                    + block.terms().costBasis() + " per credit, not " + draw.costBasis());
        }
        return draw.amount();
    }
}
