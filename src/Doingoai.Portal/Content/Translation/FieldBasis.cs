namespace Doingoai.Portal.Content.Translation;

/// <summary>The source of one translated field: the version it stood in, and the hash of its value there.</summary>
internal sealed record FieldBasis(string Version, string Hash)
{
    /// <summary>Nobody knows what it was translated from: matches no source.</summary>
    public static FieldBasis Unknown { get; } = new("", "?");
}
