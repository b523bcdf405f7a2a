package org.dauys.verifier;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IF_ACMPNE;
import static org.objectweb.asm.Opcodes.IF_ICMPEQ;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;

import java.util.Map;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A method that is a check, where there is nothing to jump over at the refusal itself: whoever refuses there has only been told so.
 *
 * @param owner its class, after {@code org/dauys/protocol/}
 */
record CutMethod(String owner, String name, Way way) {
    private static final String PROTOCOL = "org/dauys/protocol/";
    private static final CutMethod SPELLING = new CutMethod("json/Echo", "isExact", Way.YES);

    /** Of a grammar the spelling is cut (J-1.2): what breaks it otherwise (J-1.1) has no content. */
    static final Map<Rule, CutMethod> OF = Map.ofEntries(
            Map.entry(Rule.R_2, SPELLING),
            Map.entry(Rule.M_2_1, SPELLING),
            Map.entry(Rule.D_1_1, SPELLING),
            Map.entry(Rule.D_4_2, SPELLING),
            Map.entry(Rule.Q_4_1, SPELLING),
            Map.entry(Rule.R_4, new CutMethod("jws/SignedBody", "follows", Way.YES)),
            Map.entry(Rule.R_5, new CutMethod("record/Signers", "persons", Way.UNCONDITIONAL)),
            Map.entry(Rule.R_7, new CutMethod("record/Stage", "step", Way.UNCHANGED)),
            Map.entry(Rule.R_8, new CutMethod("record/Assembly", "content", Way.UNCONDITIONAL)),
            Map.entry(Rule.B_6_3, new CutMethod("record/Credentials", "livePlace", Way.UNCONDITIONAL)),
            Map.entry(Rule.K_6_1, new CutMethod("ceremony/JointKey", "of", Way.THERE)));

    /** What is made of the method. */
    enum Way {
        /** It says yes. */
        YES {
            @Override
            void cut(MethodNode method) {
                replace(method, new InsnNode(ICONST_1), new InsnNode(IRETURN));
            }
        },
        /** It goes through from top to bottom, whatever it looks at. */
        UNCONDITIONAL {
            @Override
            void cut(MethodNode method) {
                Stream.of(method.instructions.toArray())
                        .filter(each -> each instanceof JumpInsnNode jump && jump.getOpcode() != GOTO)
                        .forEach(jump -> method.instructions.set(
                                jump, new InsnNode(operands(jump.getOpcode()) == 1 ? POP : POP2)));
            }
        },
        /** It accepts, and nothing has changed. */
        UNCHANGED {
            @Override
            void cut(MethodNode method) {
                var accepted = "(Ljava/lang/Object;)L" + PROTOCOL + "Outcome;";
                replace(
                        method,
                        new VarInsnNode(ALOAD, 0),
                        new MethodInsnNode(INVOKESTATIC, PROTOCOL + "Outcome", "accepted", accepted, true),
                        new InsnNode(ARETURN));
            }
        },
        /** No optional is found empty. */
        THERE {
            @Override
            void cut(MethodNode method) {
                Stream.of(method.instructions.toArray())
                        .filter(each -> each instanceof MethodInsnNode call && call.name.equals("isEmpty"))
                        .forEach(call -> {
                            method.instructions.insertBefore(call, new InsnNode(POP));
                            method.instructions.set(call, new InsnNode(ICONST_0));
                        });
            }
        };

        abstract void cut(MethodNode method);

        private static void replace(MethodNode method, AbstractInsnNode... code) {
            method.instructions = new InsnList();
            method.tryCatchBlocks.clear();
            method.localVariables.clear();
            Stream.of(code).forEach(method.instructions::add);
        }
    }

    /** Cuts the method, if it is this one. */
    boolean cut(String className, MethodNode method) {
        boolean here = className.equals(PROTOCOL + owner) && method.name.equals(name);
        if (here) {
            way.cut(method);
        }
        return here;
    }

    static int operands(int jump) {
        return jump >= IF_ICMPEQ && jump <= IF_ACMPNE ? 2 : 1;
    }
}
