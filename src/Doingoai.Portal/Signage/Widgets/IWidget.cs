using Doingoai.Protocol.Manifests;

namespace Doingoai.Portal.Signage.Widgets;

/// <summary>A closed widget: typed data drawn by the renderer, no free text. Registered by one line in SignageModule.</summary>
internal interface IWidget
{
    /// <summary>As in manifests and in the renderer.</summary>
    string Key { get; }

    /// <summary>File of the typeface that travels with it; <c>null</c> = none.</summary>
    string? Font { get; }

    /// <summary>As it stands in a manifest, given the hash of its typeface.</summary>
    ManifestWidget With(string? font);
}
