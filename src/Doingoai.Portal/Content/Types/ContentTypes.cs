using System.Text.Json;
using System.Text.Json.Serialization;

namespace Doingoai.Portal.Content.Types;

/// <summary>Reads the types once; a definition that does not hold together stops the start.</summary>
internal sealed class ContentTypes : IContentTypes
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Dictionary<string, ContentType> _types;

    private ContentTypes(IReadOnlyList<ContentType> types)
    {
        All = types;
        _types = types.ToDictionary(type => type.Key);
    }

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Content", "Types");

    public IReadOnlyList<ContentType> All { get; }

    public ContentType? Find(string key) => _types.GetValueOrDefault(key);

    public static ContentTypes Load(params IEnumerable<string> folders)
    {
        var types = folders
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            .Select(Read)
            .ToList();
        if (types.GroupBy(type => type.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidDataException($"Content type '{twice.Key}' is defined twice.");
        return new(types);
    }

    private static ContentType Read(string file)
    {
        try
        {
            var type = JsonSerializer.Deserialize<ContentType>(File.ReadAllText(file), Json) ?? throw new JsonException("it is empty");
            return ContentTypeCheck.FirstFault(type) is { } fault ? throw new JsonException(fault) : type;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Content type {file}: {error.Message}", error);
        }
    }
}
