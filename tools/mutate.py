"""Run mutmut, with the decorators of `helpers.checked` transparent to it.

mutmut leaves decorated functions alone, because a decorator may do anything when its
module is loaded. These only stand between a call and the function.
"""

import libcst as cst
from mutmut.__main__ import cli
from mutmut.mutation.file_mutation import MutationVisitor

TRANSPARENT = {"takes", "trusted", "errstate"}

skip_node_and_children = MutationVisitor._skip_node_and_children


def skip_unless_transparent(visitor: MutationVisitor, node: cst.CSTNode) -> bool:
    """Whether nothing in this node is to be changed."""
    if isinstance(node, cst.FunctionDef) and node.decorators:
        calls = [decorator.decorator for decorator in node.decorators]
        names = [call.func if isinstance(call, cst.Call) else call for call in calls]
        last = [getattr(name, "attr", name) for name in names]  # of np.errstate, too
        if all(getattr(name, "value", "") in TRANSPARENT for name in last):
            return False
    return skip_node_and_children(visitor, node)


if __name__ == "__main__":
    MutationVisitor._skip_node_and_children = skip_unless_transparent
    cli()
