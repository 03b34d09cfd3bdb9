using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Importing;

/// <summary>What is to be imported, and how.</summary>
/// <param name="File">CSV or JSON.</param>
/// <param name="Author">In whose name drafts are saved.</param>
/// <param name="Publisher">In whose name they are published on the portal; <c>null</c> = they stay drafts.</param>
/// <param name="DryRun">Says what would be done and writes nothing.</param>
/// <param name="Told">Hears of each article as soon as it is done; and whether places are lines of a table.</param>
internal sealed record ImportOrder(
    ReadOnlyMemory<byte> File, IPictureSource Pictures, Person Author, Person? Publisher = null, bool DryRun = false, Action<ImportLine, bool>? Told = null);
