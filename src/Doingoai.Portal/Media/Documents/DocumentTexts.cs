using System.Collections.Concurrent;
using System.Text;
using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Intake;

namespace Doingoai.Portal.Media.Documents;

/// <summary>Takes the words out of a document when they are first asked for and keeps them beside the renditions, from where they may be deleted at any time.</summary>
internal sealed class DocumentTexts(IBlobStore blobs, BlobFolder folder, PdfReading reading) : IMediaTexts
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();

    public async Task<string> OfAsync(string sha256, CancellationToken cancel)
    {
        if (!Sha256Name.IsValid(sha256) || blobs.PathOf(sha256) is not { } document) return "";

        var path = folder.Rendition(sha256, $"{sha256}.txt");
        if (!File.Exists(path) && !await WriteAsync(sha256, document, path, cancel)) return "";
        return await ReadAsync(path, cancel);
    }

    private async Task<bool> WriteAsync(string sha256, string document, string path, CancellationToken cancel)
    {
        if (!IsDocument(document)) return false;

        var turn = _turns.GetOrAdd(sha256, _ => new(1, 1));
        await turn.WaitAsync(cancel);
        try
        {
            if (File.Exists(path)) return true;
            Directory.CreateDirectory(folder.Staging);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var staged = Path.Combine(folder.Staging, $"{Guid.CreateVersion7():N}.txt");
            if (!await reading.WriteTextAsync(document, staged, cancel)) return false;
            File.Move(staged, path, overwrite: true);
            return true;
        }
        finally
        {
            turn.Release();
            _turns.TryRemove(sha256, out _);
        }
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancel)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        var text = new char[Math.Min(IMediaTexts.MostCharacters, reader.BaseStream.Length)]; // no fewer bytes than characters
        return new string(text, 0, await reader.ReadBlockAsync(text, cancel)).Normalize();
    }

    private static bool IsDocument(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> head = stackalloc byte[MediaFormat.HeadBytes];
        return MediaFormat.Of(head[..RandomAccess.Read(file, head, 0)]) is { Kind: MediaKind.Document };
    }
}
