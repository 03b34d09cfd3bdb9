namespace Doingoai.Player.Storage;

/// <summary>Whole files that are there either as before or as after, whenever the power goes.</summary>
internal static class DurableFile
{
    /// <summary>Ending of files being written; left over ones may be deleted.</summary>
    public const string Temporary = ".tmp";

    extension(IDisk disk)
    {
        /// <summary>Writes aside, fsyncs, renames, fsyncs the folder.</summary>
        public void WriteDurably(string path, ReadOnlySpan<byte> bytes) => disk.Replace(path, bytes, durable: true);

        /// <param name="durable">False: only atomic, may be gone after a power cut.</param>
        public void Replace(string path, ReadOnlySpan<byte> bytes, bool durable)
        {
            var aside = path + Temporary;
            using (var file = disk.OpenToWrite(aside))
            {
                file.Truncate(0);
                file.Write(bytes, 0);
                if (durable) file.Sync();
            }

            disk.Move(aside, path);
            if (durable) disk.SyncFolder(Path.GetDirectoryName(path)!);
        }

        /// <summary>The whole file; <c>null</c> if it is not there, cannot be read or is larger than <paramref name="maxBytes"/>.</summary>
        public byte[]? TryReadAll(string path, int maxBytes)
        {
            try
            {
                using var file = disk.OpenToRead(path);
                if (file.Length > maxBytes) return null;
                var bytes = new byte[file.Length];
                return file.Read(bytes, 0) == bytes.Length ? bytes : null;
            }
            catch (Exception error) when (DiskError.Is(error))
            {
                return null;
            }
        }
    }
}
