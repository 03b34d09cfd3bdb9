namespace Doingoai.Portal.Admin.Navigation;

/// <summary>Headings of the menu, in order.</summary>
internal enum NavSection
{
    Home,
    Content,
    Screens,
    Devices,
    Administration,
}
