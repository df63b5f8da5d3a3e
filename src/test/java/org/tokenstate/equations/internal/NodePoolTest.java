package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is equal is one node, and what rests on numbers alone is a number. */
class NodePoolTest {
    private final NodePool pool = new NodePool();
    private final Node a = pool.leaf(Op.PARAMETER, 0);
    private final Node b = pool.leaf(Op.PARAMETER, 1);

    @Test
    void whatIsEqualIsOneNode() {
        assertThat(pool.leaf(Op.PARAMETER, 0)).isSameAs(a);
        assertThat(pool.leaf(Op.PARAMETER_BASE, 0)).isNotSameAs(a);
        Node sum = pool.operation(Op.ADD, a, b);
        assertThat(pool.operation(Op.ADD, a, b)).isSameAs(sum);
        assertThat(pool.operation(Op.ADD, b, a)).isNotSameAs(sum);
        assertThat(pool.operation(Op.SUBTRACT, a, b)).isNotSameAs(sum);
        assertThat(pool.number(0.0)).isNotSameAs(pool.number(-0.0));
        assertThat(pool.number(Double.NaN)).isSameAs(pool.number(Double.NaN));
        assertThat(pool.nodes).hasSize(9).allMatch(node -> pool.nodes.get(node.id) == node);
    }

    @Test
    void whatRestsOnNumbersIsANumber() {
        Node two = pool.number(2);
        Node three = pool.number(3);
        assertThat(pool.operation(Op.SUBTRACT, two, three).number).isEqualTo(-1);
        assertThat(pool.operation(Op.WHERE, pool.number(0), two, three)).isSameAs(three);
        assertThat(pool.operation(Op.SQRT, pool.number(9))).isSameAs(three);
        assertThat(pool.operation(Op.ADD, two, a).op).isEqualTo(Op.ADD);
        assertThat(pool.operation(Op.ADD, a, two).op).isEqualTo(Op.ADD);
    }

    @Test
    void oneTimesAndByOneAndKnownConditionsAreNoWork() {
        Node one = pool.number(1);
        assertThat(pool.operation(Op.MULTIPLY, one, a)).isSameAs(a);
        assertThat(pool.operation(Op.MULTIPLY, a, one)).isSameAs(a);
        assertThat(pool.operation(Op.DIVIDE, a, one)).isSameAs(a);
        assertThat(pool.operation(Op.DIVIDE, one, a).op).isEqualTo(Op.DIVIDE);
        assertThat(pool.operation(Op.SUBTRACT, a, one).op).isEqualTo(Op.SUBTRACT);
        assertThat(pool.operation(Op.MULTIPLY, pool.number(2), a).op).isEqualTo(Op.MULTIPLY);
        assertThat(pool.operation(Op.MULTIPLY, b, a).op).isEqualTo(Op.MULTIPLY);
        assertThat(pool.operation(Op.WHERE, one, a, b)).isSameAs(a);
        assertThat(pool.operation(Op.WHERE, pool.number(0), a, b)).isSameAs(b);
        assertThat(pool.operation(Op.WHERE, a, one, b).op).isEqualTo(Op.WHERE);
        assertThat(pool.operation(Op.WHERE, a, b, b).op).isEqualTo(Op.WHERE);
    }

    @Test
    void aPoolGrows() {
        List<Node> leaves = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            leaves.add(pool.leaf(Op.DATA, i));
        }
        for (int i = 0; i < leaves.size(); i++) {
            assertThat(pool.leaf(Op.DATA, i) == leaves.get(i)).isTrue();
        }
        assertThat(pool.nodes).hasSize(20_002);
    }

    @Test
    void aPoolHoldsAMillion() {
        for (int i = pool.nodes.size(); i < NodePool.MOST_NODES; i++) {
            pool.leaf(Op.DATA, i);
        }
        assertThat(pool.nodes).hasSize(1_000_000);
        assertThat(pool.leaf(Op.DATA, 77)).isSameAs(pool.nodes.get(77));
        assertThatThrownBy(() -> pool.leaf(Op.DATA, -1)).hasMessage("equations must have at most 1000000 operations");
    }

    /** A compiled form hands its nodes over one by one; what is looked for afterwards is found among them. */
    @Test
    void nodesThatWereAppendedAreFound() {
        NodePool read = new NodePool();
        Node first = read.append(Op.PARAMETER, 0, 3);
        Node second = read.append(Op.SQRT, 0, 0, first);
        assertThat(second.id).isEqualTo(1);
        assertThat(read.leaf(Op.PARAMETER, 3)).isSameAs(first);
        assertThat(read.operation(Op.SQRT, first)).isSameAs(second);
        assertThat(read.nodes).hasSize(2);
    }
}
