using System.Formats.Tar;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Files;

/// <summary>
/// Everything the manifests of a device need, as one file for a stick: the signed manifests, then each medium once. What vouches
/// for the media is the manifests' signature, which names the hash of every piece; the kiosk checks piece by piece.
/// </summary>
internal sealed class MediaBundle(IFleet fleet, IAccess access, IScreenManifests manifests, IBlobStore blobs, TimeProvider time)
{
    /// <summary>Writes as it reads: a bundle may be larger than memory and disk. <c>null</c>: no such device.</summary>
    public async Task<IResult?> RunAsync(Guid device, Person by, CancellationToken cancel)
    {
        if (await fleet.DeviceAsync(device, cancel) is not { } place) return null;
        if (!await access.MayAsync(by.Id, Permission.EnrolDevices, new(Cluster: place.Cluster), cancel)) throw new RuleException("enrolment.not-your-cluster");

        var current = (await manifests.JwsAsync(await manifests.VersionsAsync([device], cancel), cancel)).ToDictionary(one => one.Key.Screen, one => one.Value);
        return TypedResults.Stream(stream => WriteAsync(stream, current, cancel), "application/x-tar", Bundles.FileName);
    }

    private async Task WriteAsync(Stream stream, IReadOnlyDictionary<Guid, string> current, CancellationToken cancel)
    {
        await using var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var (screen, jws) in current) await AddAsync(tar, Bundles.Manifest(screen), new MemoryStream(System.Text.Encoding.ASCII.GetBytes(jws)), cancel);
        foreach (var media in current.Values.SelectMany(jws => Jws.PeekUnverified<Manifest>(jws)!.Media).DistinctBy(media => media.Sha256))
            if (blobs.PathOf(media.Sha256) is { } path)
                await AddAsync(tar, Bundles.Media(media.Sha256), File.OpenRead(path), cancel);
    }

    private async Task AddAsync(TarWriter tar, string name, Stream content, CancellationToken cancel)
    {
        await using (content)
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, ModificationTime = time.GetUtcNow() }, cancel);
    }
}
