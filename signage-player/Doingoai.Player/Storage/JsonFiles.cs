using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Storage;

/// <summary>Small files that hold one value.</summary>
internal static class JsonFiles
{
    private const int MaxBytes = 32 * 1024 * 1024;

    extension(IDisk disk)
    {
        /// <summary>The value; <c>null</c> if the file is absent or does not hold one.</summary>
        public T? ReadJson<T>(string path) where T : class => disk.TryReadAll(path, MaxBytes) is { } bytes ? ProtocolJson.TryRead<T>(bytes) : null;

        public void WriteJson<T>(string path, T value) => disk.Keep(path, ProtocolJson.ToBytes(value));

        /// <summary>Writes durably, making the folder if need be.</summary>
        public void Keep(string path, ReadOnlySpan<byte> bytes)
        {
            disk.CreateFolder(Path.GetDirectoryName(path)!);
            disk.WriteDurably(path, bytes);
        }
    }
}
