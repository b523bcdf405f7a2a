package org.dauys.mutation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.pitest.mutationtest.engine.Location;

/** Which methods have run, as they {@linkplain #telling tell} themselves: a mutant is tried only by tests that reach its method. */
public final class Reached {
    private static final String HERE = Type.getInternalName(Reached.class);
    private static final Set<String> METHODS = ConcurrentHashMap.newKeySet();

    private Reached() {}

    /** Called by the methods. */
    public static void at(String method) {
        METHODS.add(method);
    }

    /** What has run since the last time. */
    static Set<String> lately() {
        var lately = Set.copyOf(METHODS);
        METHODS.clear();
        return lately;
    }

    static String method(Location place) {
        return method(place.getClassName().asInternalName(), place.getMethodName(), place.getMethodDesc());
    }

    private static String method(String type, String name, String descriptor) {
        return type + "." + name + descriptor;
    }

    /** The same class, of which every method says when it begins. */
    static byte[] telling(byte[] code) {
        var type = new ClassReader(code);
        var writer = new ClassWriter(type, ClassWriter.COMPUTE_MAXS);
        type.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        var method = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return new MethodVisitor(Opcodes.ASM9, method) {
                            @Override
                            public void visitCode() {
                                super.visitCode();
                                visitLdcInsn(method(type.getClassName(), name, descriptor));
                                visitMethodInsn(Opcodes.INVOKESTATIC, HERE, "at", "(Ljava/lang/String;)V", false);
                            }
                        };
                    }
                },
                0);
        return writer.toByteArray();
    }
}
