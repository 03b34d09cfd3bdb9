using Doingoai.Portal.Media.Framings;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Time;

namespace Doingoai.Portal.Media;

/// <summary>A picture, video or document in the library: the bytes are fixed by their hash, what is said of them may change.</summary>
[Audited(Except = [nameof(SearchText)])]
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
        SizeBytes = accepted.SizeBytes;
        Width = accepted.Size.Width;
        Height = accepted.Size.Height;
        DurationMs = accepted.DurationMs;
        FileName = fileName;
        OwnerUnitId = unit;
        UploadedBy = by.Id;
        UploadedByName = by.Name;
        UploadedAt = now;
        SearchText = Searchable();
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

    public Guid? FolderId { get; private set; }

    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>All that is said of it, folded, for the search.</summary>
    public string SearchText { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Alt { get; private set; } = MediaDescription.Empty.Alt;

    public IReadOnlyDictionary<string, string> Caption { get; private set; } = MediaDescription.Empty.Caption;

    public string? Credit { get; private set; }

    public string? Source { get; private set; }

    public string? Licence { get; private set; }

    /// <summary>From then on it may not be shown to anybody any more.</summary>
    public DateTimeOffset? LicenceEndsAt { get; private set; }

    /// <summary>Borders and islands are drawn on it: somebody must look before it is published.</summary>
    public bool ShowsMap { get; private set; }

    public Guid? MapCheckedBy { get; private set; }

    public string? MapCheckedByName { get; private set; }

    public DateTimeOffset? MapCheckedAt { get; private set; }

    /// <summary>Where to cut; <c>null</c> = where libvips finds most to look at.</summary>
    public Framing? Framing { get; private set; }

    /// <summary>Of a video: the frame shown before it plays. A blob, not an asset.</summary>
    public string? Poster { get; private set; }

    /// <summary>Of a video: frames to choose the poster from.</summary>
    public IReadOnlyList<string> Frames { get; private set; } = [];

    /// <summary>Of a video: WebVTT blobs by language.</summary>
    public IReadOnlyDictionary<string, string> Subtitles { get; private set; } = MediaDescription.Empty.Alt;

    /// <summary>Its name in the recipe that brought it in; a later file under the same key takes its place there.</summary>
    public string? Key { get; private set; }

    public Guid? OwnerUnitId { get; private set; }

    public Guid UploadedBy { get; private set; }

    public string UploadedByName { get; private set; } = "";

    public DateTimeOffset UploadedAt { get; private set; }

    public int Revision { get; private set; }

    /// <summary>The last day on which it may be shown.</summary>
    public DateOnly? LicenceUntil => LicenceEndsAt is { } end ? DateOnly.FromDateTime(VietnamTime.Of(end)).AddDays(-1) : null;

    /// <summary>A map that nobody has looked at.</summary>
    public bool HasUncheckedMap => ShowsMap && MapCheckedAt is null;

    internal MediaDescription Description => new(Alt, Caption, Credit, Source, Licence, LicenceUntil, ShowsMap, Tags);

    internal bool IsLapsedAt(DateTimeOffset now) => LicenceEndsAt <= now;

    /// <summary>What nobody was named for belongs to the uploader's unit.</summary>
    internal void BelongTo(Guid? unit) => OwnerUnitId ??= unit;

    internal void NameInRecipe(string? key) => Key = key ?? Key;

    internal void MoveTo(Guid? folder) => (FolderId, Revision) = (folder, Revision + 1);

    internal void Describe(MediaDescription description)
    {
        (Alt, Caption, Credit, Source, Licence, Tags) = (description.Alt, description.Caption, description.Credit, description.Source, description.Licence, description.Tags ?? []);
        LicenceEndsAt = description.LicenceUntil is { } day ? VietnamTime.Instant(day.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null;
        if (ShowsMap != description.ShowsMap) (ShowsMap, MapCheckedBy, MapCheckedByName, MapCheckedAt) = (description.ShowsMap, null, null, null);
        (SearchText, Revision) = (Searchable(), Revision + 1);
    }

    internal void CheckMap(Person by, DateTimeOffset now)
    {
        if (!ShowsMap) throw new RuleException("media.shows-no-map");
        (MapCheckedBy, MapCheckedByName, MapCheckedAt, Revision) = (by.Id, by.Name, now, Revision + 1);
    }

    internal void Frame(Framing? framing) => (Framing, Revision) = (framing, Revision + 1);

    internal void OfferFrames(IReadOnlyList<string> frames) => (Frames, Poster) = (frames, Poster ?? frames.ElementAtOrDefault(frames.Count / 3));

    internal void ChoosePoster(string frame) =>
        (Poster, Revision) = (Frames.Contains(frame) ? frame : throw new RuleException("media.unknown-frame"), Revision + 1);

    internal void Subtitle(string language, string? vtt)
    {
        var others = Subtitles.Where(one => one.Key != language);
        (Subtitles, Revision) = ((vtt is null ? others : others.Append(new(language, vtt))).ToDictionary(), Revision + 1);
    }

    /// <summary>Fills the search text of a row that was stored before there was one.</summary>
    internal void MakeSearchable() => SearchText = Searchable();

    private string Searchable() => Folding.Fold(string.Join('\n', [FileName, .. Alt.Values, .. Caption.Values, .. Tags, Credit ?? "", Source ?? "", Licence ?? ""]));
}
