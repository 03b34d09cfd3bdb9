using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Devices.Frames;

/// <summary>
/// Pictures of screens on the disk, a folder for each, and their history in memory. They are no records: verdicts stand in the
/// journal, so a picture lost in a power cut is no loss, and all of them expire.
/// </summary>
internal sealed class FramePictures(IOptions<DatabaseOptions> database, TimeProvider time)
{
    private const string Picture = ".webp";
    private const string Words = ".json";

    private readonly string _root = Path.Combine(Path.GetFullPath(database.Value.Folder), "frames");
    private readonly ConcurrentDictionary<Guid, ImmutableList<FramePicture>> _known = new();
    private readonly Lock _saving = new();

    /// <summary>A picture of a screen has come; a hint for pages that show it.</summary>
    public event Action<Guid>? Came;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<FramePicture> Of(Guid screen) => _known.GetOrAdd(screen, Read);

    public string? PathOf(Guid screen, long receivedMs) =>
        Of(screen).Any(picture => picture.ReceivedMs == receivedMs) && Path.Combine(Folder(screen), Name(receivedMs) + Picture) is var path && File.Exists(path) ? path : null;

    /// <summary>Keeps a picture that was encoded here.</summary>
    public void Save(Guid screen, FrameSeen seen, byte[] webp)
    {
        lock (_saving)
        {
            var known = Of(screen);
            var at = Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), known is [var newest, ..] ? newest.ReceivedMs + 1 : 0);
            var picture = new FramePicture(at, seen.Verdict, seen.Manifest, seen.Entry);
            Directory.CreateDirectory(Folder(screen));
            File.WriteAllBytes(Path.Combine(Folder(screen), Name(at) + Picture), webp);
            File.WriteAllBytes(Path.Combine(Folder(screen), Name(at) + Words), ProtocolJson.ToBytes(picture)); // last: what has words is whole
            _known[screen] = [picture, .. known];
            Expire(screen);
        }

        Came?.Invoke(screen);
    }

    /// <summary>Removes what has expired of every screen.</summary>
    public void Expire()
    {
        if (!Directory.Exists(_root)) return;
        foreach (var folder in Directory.EnumerateDirectories(_root))
            if (Guid.TryParseExact(Path.GetFileName(folder), "N", out var screen))
                lock (_saving) Expire(screen);
    }

    private void Expire(Guid screen)
    {
        var gone = FrameRetention.Expired(Of(screen), time.GetUtcNow()).ToHashSet();
        foreach (var picture in gone)
        {
            File.Delete(Path.Combine(Folder(screen), Name(picture.ReceivedMs) + Words));
            File.Delete(Path.Combine(Folder(screen), Name(picture.ReceivedMs) + Picture));
        }

        if (gone.Count > 0) _known[screen] = [.. Of(screen).Where(picture => !gone.Contains(picture))];
    }

    private ImmutableList<FramePicture> Read(Guid screen)
    {
        if (!Directory.Exists(Folder(screen))) return [];
        return
        [
            .. from path in Directory.EnumerateFiles(Folder(screen), $"*{Words}")
               let picture = ProtocolJson.TryRead<FramePicture>(File.ReadAllBytes(path))
               where picture is not null && Name(picture.ReceivedMs) == Path.GetFileNameWithoutExtension(path)
               orderby picture.ReceivedMs descending
               select picture,
        ];
    }

    private string Folder(Guid screen) => Path.Combine(_root, screen.ToString("N"));

    private static string Name(long receivedMs) => receivedMs.ToString(CultureInfo.InvariantCulture);
}
