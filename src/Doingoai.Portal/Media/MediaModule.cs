using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Admin.Search;
using Doingoai.Portal.Media.Api;
using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Documents;
using Doingoai.Portal.Media.Folders;
using Doingoai.Portal.Media.Framings;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Media.Renditions;
using Doingoai.Portal.Media.Rights;
using Doingoai.Portal.Media.Tools;
using Doingoai.Portal.Media.Uploads;
using Doingoai.Portal.Media.Videos;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;

namespace Doingoai.Portal.Media;

/// <summary>The door of pictures and videos: assets by SHA-256, their renditions and rights.</summary>
internal static class MediaModule
{
    /// <summary>Megabyte-sized answers stall on Kestrel's default of 64 KiB in flight.</summary>
    private const int InFlight = 1024 * 1024;

    public static void AddMedia(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxResponseBufferSize = InFlight);

        var services = builder.Services;
        services.AddOptions<MediaOptions>().BindConfiguration(MediaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddModelPart<MediaModel>();
        services.AddTexts<Texts>();
        services.AddNavEntry<Texts>(new(NavSection.Content, 30, "Media", "/admin/media", "photo_library", Permission.ManageMedia));
        services.AddSingleton<BlobFolder>();
        services.AddSingleton<IBlobStore, BlobFiles>();
        services.AddSingleton<PictureWorkers>();
        services.AddSingleton<PictureIntake>();
        services.AddSingleton<MediaTools>().AddSingleton<HeicConversion>().AddSingleton<MediaIntake>();
        services.AddSingleton<UploadMedia>().AddSingleton<RememberLegacyFile>();
        services.AddSingleton<PdfReading>().AddSingleton<DocumentIntake>().AddSingleton<IMediaTexts, DocumentTexts>();
        services.AddSingleton<ChangeAsset>().AddSingleton<DescribeMedia>().AddSingleton<CheckMap>().AddSingleton<FrameMedia>();
        services.AddSingleton<IMediaLibrary, MediaLibrary>();
        services.AddSingleton<RenditionCache>().AddSingleton<AvifQueue>().AddSingleton<MediaFiles>();
        services.AddHostedService(provider => provider.GetRequiredService<AvifQueue>());
        services.AddSingleton<MediaGate>();
        services.AddSingleton<IMediaAudience, EditorsAudience>();
        services.AddSingleton<IRecipeStep, MediaStep>();
        services.AddRights();
        services.AddUploads();
        services.AddVideos();
    }

    public static void MapMedia(this WebApplication app) => app.MapMediaApi();

    private static void AddRights(this IServiceCollection services)
    {
        services.AddSingleton<MediaRights>().AddSingleton<IMediaRights>(provider => provider.GetRequiredService<MediaRights>());
        services.AddSingleton<IOn<MediaChanged>>(provider => provider.GetRequiredService<MediaRights>());
        services.AddScoped<IDashboardTile, LicenceTile>().AddScoped<IWorkList, EndingLicences>().AddScoped<IDeskSearch, MediaDeskSearch>();
    }

    private static void AddVideos(this IServiceCollection services)
    {
        services.AddSingleton<FfmpegRun>().AddSingleton<NormaliseVideo>().AddSingleton<TakeFrames>().AddSingleton<ChoosePoster>().AddSingleton<SubtitleVideo>().AddSingleton<VideoStep>();
        services.AddLoop<VideoLoop>();
        services.AddSingleton<IOn<VideoQueued>>(provider => provider.GetRequiredService<VideoLoop>());
        services.AddSingleton<IOn<VideoCancelled>>(provider => provider.GetRequiredService<VideoStep>());
    }

    private static void AddUploads(this IServiceCollection services)
    {
        services.AddSingleton<UploadRoom>().AddSingleton<OpenUploads>().AddSingleton<BeginUpload>().AddSingleton<ReceivePiece>().AddSingleton<FinishUpload>();
        services.AddSingleton<ArrangeFolders>().AddSingleton<VideoQueue>().AddSingleton<MakeSearchable>();
        services.AddLoop<MediaUpkeepLoop>();
    }
}
