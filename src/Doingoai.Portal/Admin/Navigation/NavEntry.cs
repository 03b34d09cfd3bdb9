using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Admin.Navigation;

/// <summary>A line of the admin's menu, contributed by a module.</summary>
/// <param name="Key">Text resource of the module.</param>
/// <param name="Icon">Name of a Material symbol.</param>
internal sealed record NavEntry(NavSection Section, int Order, string Key, string Href, string Icon, Permission Permission)
{
    /// <summary>The class beside the resx that has <see cref="Key"/>; set by <see cref="NavSetup.AddNavEntry{T}"/>.</summary>
    public Type Texts { get; init; } = typeof(Admin.Texts);

    /// <summary>True for pages outside the circuit, such as the board: a full page load.</summary>
    public bool LeavesAdmin { get; init; }
}
