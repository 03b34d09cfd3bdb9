using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Media;

/// <summary>A picture or video in the library: the bytes are fixed by their hash, what is said of them may change.</summary>
[Audited]
public sealed class MediaAsset
{
    private MediaAsset()
    {
    }

    internal MediaAsset(string sha256, AcceptedMedia accepted, string fileName, Person by, Guid? unit, DateTimeOffset now)
    {
        Sha256 = sha256;
        SourceSha256 = accepted.SourceSha256;
        Kind = accepted.Format.Kind;
        ContentType = accepted.Format.ContentType;
        SizeBytes = accepted.Bytes.Length;
        Width = accepted.Size.Width;
        Height = accepted.Size.Height;
        DurationMs = accepted.DurationMs;
        FileName = fileName;
        OwnerUnitId = unit;
        UploadedBy = by.Id;
        UploadedByName = by.Name;
        UploadedAt = now;
    }

    /// <summary>Of the stored bytes: upright, sRGB, without metadata.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Of the bytes as they were uploaded: the same file again is the same asset.</summary>
    public string SourceSha256 { get; private set; } = "";

    public MediaKind Kind { get; private set; }

    public string ContentType { get; private set; } = "";

    public long SizeBytes { get; private set; }

    public int Width { get; private set; }

    public int Height { get; private set; }

    public long? DurationMs { get; private set; }

    public string FileName { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Alt { get; private set; } = MediaDescription.Empty.Alt;

    public IReadOnlyDictionary<string, string> Caption { get; private set; } = MediaDescription.Empty.Caption;

    public string? Credit { get; private set; }

    public string? Source { get; private set; }

    public string? Licence { get; private set; }

    /// <summary>Its name in the recipe that brought it in; a later file under the same key takes its place there.</summary>
    public string? Key { get; private set; }

    public Guid? OwnerUnitId { get; private set; }

    public Guid UploadedBy { get; private set; }

    public string UploadedByName { get; private set; } = "";

    public DateTimeOffset UploadedAt { get; private set; }

    public int Revision { get; private set; }

    internal MediaDescription Description => new(Alt, Caption, Credit, Source, Licence);

    /// <summary>What nobody was named for belongs to the uploader's unit.</summary>
    internal void BelongTo(Guid? unit) => OwnerUnitId ??= unit;

    internal void NameInRecipe(string? key) => Key = key ?? Key;

    internal void Describe(MediaDescription description) =>
        (Alt, Caption, Credit, Source, Licence, Revision) = (description.Alt, description.Caption, description.Credit, description.Source, description.Licence, Revision + 1);
}
