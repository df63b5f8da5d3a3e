package org.tokenstate.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import org.tokenstate.catalogue.InputException;

/** Writes a file whole or not at all: beside its place first, then moved there. What stood there stays on failure. */
final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes a file.
     *
     * @param name where, as the user named it
     * @param content what
     * @throws InputException if it cannot be written; what was there before is untouched
     */
    static void write(String name, byte[] content) {
        try {
            Path path = Path.of(name);
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            Path parent = target.getParent();
            if (parent == null || Files.isDirectory(target)) {
                throw new InputException(name + ": cannot be written: it is a directory");
            }
            if (!Files.isDirectory(parent)) {
                throw new InputException(name + ": cannot be written: no such directory " + parent);
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                // A device or a pipe cannot be replaced, only written to.
                try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
                    out.write(content);
                }
                return;
            }
            if (Files.exists(target) && !Files.isWritable(target)) {
                throw new AccessDeniedException(name);
            }
            replace(target, parent, content);
        } catch (AccessDeniedException e) {
            throw new InputException(name + ": cannot be written: permission denied");
        } catch (FileSystemException e) {
            throw new InputException(name + ": cannot be written: " + reason(e));
        } catch (IOException | InvalidPathException e) {
            throw new InputException(name + ": cannot be written: " + e.getMessage());
        }
    }

    private static void replace(Path target, Path parent, byte[] content) throws IOException {
        Path draft = draft(target, parent);
        try {
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                // On the disk before the name is: after a loss of power the name leads to the old content or to the
                // new.
                out.force(true);
            }
            keepMode(target, draft);
            try {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Gives the draft the permissions of what it replaces, where the file system has them. */
    private static void keepMode(Path target, Path draft) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
        if (view != null && Files.exists(target)) {
            view.setPermissions(Files.getPosixFilePermissions(target));
        }
    }

    private static Path draft(Path target, Path parent) throws FileAlreadyExistsException {
        String stem = ".tokenstate-" + ProcessHandle.current().pid() + "-";
        for (int i = 0; i < 1000; i++) {
            Path draft = parent.resolve(stem + i + ".tmp");
            if (!Files.exists(draft)) {
                return draft;
            }
        }
        throw new FileAlreadyExistsException(target.toString(), null, "too many unfinished drafts beside it");
    }

    private static String reason(FileSystemException e) {
        String reason = e.getReason();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
