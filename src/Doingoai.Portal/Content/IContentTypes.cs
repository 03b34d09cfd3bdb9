using Doingoai.Portal.Content.Types;

namespace Doingoai.Portal.Content;

/// <summary>The content types this portal knows: one JSON file each.</summary>
internal interface IContentTypes
{
    IReadOnlyList<ContentType> All { get; }

    ContentType? Find(string key);
}
