using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Tests.Site;

/// <summary>Two sections, the types the theme has templates for, and a library of whatever is put into it.</summary>
internal sealed class FakeCatalog : ISections, IContentTypes, IMediaLibrary
{
    private static readonly Dictionary<string, string> NoLabels = [];

    private readonly List<SectionInfo> _sections =
    [
        Section("van-hoa", 1, ("vi", "Văn hóa, du lịch", "van-hoa-du-lich"), ("en", "Culture", "culture"), ("zh", "文化旅游", "文化旅游")),
        Section("bao-chi", 2, ("vi", "Báo chí", "bao-chi"), ("en", "Press", "press")),
    ];

    public Dictionary<string, MediaAsset> Assets { get; } = [];

    public IReadOnlyList<ContentType> All { get; } =
    [
        Type("article", Field("title", FieldKind.Text), Field("summary", FieldKind.Text, multiline: true), Field("body", FieldKind.RichText), Field("section", FieldKind.Section), Field("cover", FieldKind.Media)),
        Type("page", Field("title", FieldKind.Text), Field("body", FieldKind.RichText)) with { Listed = false },
        Type("announcement", Field("title", FieldKind.Text), Field("text", FieldKind.Text, multiline: true)),
    ];

    public ContentType? Find(string key) => All.FirstOrDefault(type => type.Key == key);

    public Task<IReadOnlyList<SectionInfo>> AllAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<SectionInfo>>(_sections);

    public Task<MediaAsset?> FindAsync(string sha256, CancellationToken cancel) => Task.FromResult(Assets.GetValueOrDefault(sha256));

    public Task<IReadOnlyDictionary<string, MediaAsset>> FindAllAsync(IReadOnlyCollection<string> sha256s, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<string, MediaAsset>>(Assets);

    public Task<MediaAsset> UploadAsync(Stream content, string fileName, Person by, Guid? unit, CancellationToken cancel) => throw new NotSupportedException();

    public Task<MediaAsset?> FindByKeyAsync(string key, CancellationToken cancel) => throw new NotSupportedException();

    public Task<MediaAsset?> FindByLegacyIdAsync(string id, CancellationToken cancel) => throw new NotSupportedException();

    public Task<MediaPage> ListAsync(MediaFilter filter, CancellationToken cancel) => throw new NotSupportedException();

    private static SectionInfo Section(string key, int order, params (string Language, string Name, string Slug)[] words) => new(
        key, null, order, false, words.ToDictionary(word => word.Language, word => word.Name), words.ToDictionary(word => word.Language, word => word.Slug), NoLabels);

    private static ContentType Type(string key, params FieldDefinition[] fields) => new(key, NoLabels, "title", key, fields);

    private static FieldDefinition Field(string name, FieldKind kind, bool multiline = false) => new(name, kind, NoLabels, Multiline: multiline);
}
