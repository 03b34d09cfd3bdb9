namespace Doingoai.Portal.Admin.Shell;

/// <summary>Addresses to go back to come from the outside: only paths of this portal are followed.</summary>
internal static class LocalAddress
{
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl) ? address : otherwise;
}
